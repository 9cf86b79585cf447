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
  // Each has a process of ffmpeg.
  ...rowsOf(
    `moviepy.editor.VideoFileClip moviepy.editor.AudioFileClip moviepy.VideoFileClip moviepy.AudioFileClip
    moviepy.video.io.VideoFileClip.VideoFileClip imageio.get_reader imageio.get_writer`,
    { is: 'a video', closes: ['close'], collected: true, instead: 'Close it in `finally`' },
  ),
};
