import type { OpenRow } from '../../../model/catalog/open-rows.js';
import { rowsOf, words } from '../../words.js';

/** One that others may need by its name, or after it was read. */
const LOOSE_FILE: OpenRow = {
  is: 'a file',
  closes: ['close'],
  collected: true,
  instead: 'Open it in a `with` block',
};
export const FILE: OpenRow = { ...LOOSE_FILE, managed: true, counted: true };
const MEMORY = ['io.BytesIO', 'io.StringIO'];
/** Over a file that is open already it has no handle of its own: whoever opened that closes it. */
const PACKED: OpenRow = { ...FILE, over: MEMORY, shares: ['fileobj'] };
const ARCHIVE: OpenRow = { ...PACKED, is: 'an archive' };
/** After these Pillow has read the pixels, and has closed the file of an image with one frame. */
const IMAGE_READS = words(
  'close load save convert resize thumbnail rotate tobytes getdata transpose crop filter getpixel paste copy verify show',
);
const DESCRIPTOR: OpenRow = {
  is: 'a file descriptor',
  closes: [],
  by: ['os.close', 'os.closerange'],
  instead: 'Close it with `os.close`, or hand it to `os.fdopen` in a `with` block',
};

/** Files, archives and descriptors. */
export const fileRows: Readonly<Record<string, OpenRow>> = {
  ...rowsOf(
    'open file io.open codecs.open tokenize.open os.fdopen pathlib.Path.open twisted.python.filepath.FilePath.open',
    FILE,
  ),
  ...rowsOf('gzip.open bz2.open lzma.open wave.open bz2.BZ2File gzip.GzipFile lzma.LZMAFile', PACKED),
  ...rowsOf(
    'io.FileIO fileinput.input shelve.open dbm.open dbm.gnu.open dbm.ndbm.open dbm.dumb.open dbm.sqlite3.open io.open_code fileinput.FileInput aifc.open sunau.open',
    FILE,
  ),
  // What is read out of an archive has no handle but that of the archive.
  ...rowsOf('zipfile.ZipFile.open tarfile.TarFile.extractfile tarfile.open.extractfile', {
    ...FILE,
    over: MEMORY,
    idle: true,
  }),
  ...rowsOf('tempfile.TemporaryFile tempfile.NamedTemporaryFile tempfile.SpooledTemporaryFile', {
    ...LOOSE_FILE,
    is: 'a temporary file',
  }),
  'tempfile.TemporaryDirectory': { ...LOOSE_FILE, is: 'a temporary directory', closes: ['cleanup'] },
  'tempfile.mkstemp': { ...DESCRIPTOR, parts: [0] },
  'os.open': DESCRIPTOR,
  // Mostly a number that is put out of the way between a fork and an exec.
  'os.dup': { ...DESCRIPTOR, mayStay: true },
  ...rowsOf('os.eventfd os.pidfd_open os.timerfd_create', DESCRIPTOR),
  'os.pipe': { ...DESCRIPTOR, parts: [0, 1] },
  'pty.openpty': { ...DESCRIPTOR, parts: [0, 1] },
  'os.openpty': { ...DESCRIPTOR, parts: [0, 1] },
  'os.memfd_create': DESCRIPTOR,
  ...rowsOf(
    'zipfile.ZipFile tarfile.open tarfile.TarFile zipfile.PyZipFile py7zr.SevenZipFile rarfile.RarFile',
    ARCHIVE,
  ),
  ...rowsOf('tarfile.TarFile.open tarfile.TarFile.taropen tarfile.TarFile.gzopen', ARCHIVE),
  'mmap.mmap': { ...FILE, is: 'a memory map' },
  ...rowsOf('PIL.Image.open', { ...LOOSE_FILE, is: 'an image file', closes: IMAGE_READS, mayStay: true }),
  ...rowsOf(
    `h5py.File netCDF4.Dataset rasterio.open fiona.open soundfile.SoundFile av.open fitz.open pdfplumber.open
    pikepdf.open pikepdf.Pdf.open`,
    FILE,
  ),
  ...rowsOf(
    `xarray.open_dataset xarray.open_mfdataset xarray.open_dataarray h5netcdf.File tables.open_file pandas.HDFStore
    pandas.ExcelFile pyarrow.parquet.ParquetFile pyarrow.parquet.ParquetWriter laspy.open tifffile.TiffFile
    tifffile.TiffWriter openslide.OpenSlide pysam.AlignmentFile pymupdf.open lmdb.open plyvel.DB diskcache.Cache
    sqlitedict.SqliteDict tinydb.TinyDB zarr.ZipStore evdev.InputDevice inotify_simple.INotify imageio.v2.get_reader
    imageio.v2.get_writer imageio.v3.imopen`,
    { ...FILE, mayStay: true },
  ),
  // The segment itself goes with `unlink`; the mapping and its descriptor with `close`.
  'multiprocessing.shared_memory.SharedMemory': { ...LOOSE_FILE, is: 'a shared memory', closes: ['close'] },
  'os.popen': { ...LOOSE_FILE, is: 'a pipe', counted: true },
};
