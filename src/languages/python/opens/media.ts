import type { OpenRow } from '../../../model/catalog/open-rows.js';
import { rowsOf } from '../../words.js';

const FIGURE: OpenRow = {
  is: 'a figure',
  closes: [],
  // `show` waits until the user has closed them.
  by: ['matplotlib.pyplot.close', 'matplotlib.pyplot.show'],
  saves: ['savefig'],
  kept: true,
  instead: 'Close it with `plt.close(fig)` when it is saved, or make it with `matplotlib.figure.Figure`',
};

/** Figures and videos. */
export const mediaRows: Readonly<Record<string, OpenRow>> = {
  'matplotlib.pyplot.figure': { ...FIGURE, which: { name: 'num', position: 0 } },
  'matplotlib.pyplot.subplots': { ...FIGURE, parts: [0] },
  'matplotlib.pyplot.subplot_mosaic': { ...FIGURE, parts: [0] },
  ...rowsOf('cv2.VideoCapture cv2.VideoWriter', { is: 'a video', closes: ['release'], collected: true, counted: true }),
  // PortAudio keeps its streams, and calls for them.
  ...rowsOf('pyaudio.PyAudio', { is: 'an audio system', closes: ['terminate'], mayStay: true }),
  ...rowsOf('pyaudio.PyAudio.open', { is: 'an audio stream', closes: ['close'], ofWhole: true }),
  ...rowsOf(
    `sounddevice.InputStream sounddevice.OutputStream sounddevice.RawInputStream sounddevice.RawOutputStream
    sounddevice.Stream`,
    { is: 'an audio stream', closes: ['close'], begunBy: ['start'] },
  ),
  ...rowsOf('picamera.PiCamera picamera2.Picamera2', { is: 'a camera', closes: ['close', 'stop'], mayStay: true }),
  ...rowsOf('mss.mss', { is: 'a screen', closes: ['close'], collected: true, counted: true }),
  // Each has a process of ffmpeg.
  ...rowsOf(
    `moviepy.editor.VideoFileClip moviepy.editor.AudioFileClip moviepy.VideoFileClip moviepy.AudioFileClip
    moviepy.video.io.VideoFileClip.VideoFileClip imageio.get_reader imageio.get_writer`,
    { is: 'a video', closes: ['close'], collected: true, instead: 'Close it in `finally`' },
  ),
};
