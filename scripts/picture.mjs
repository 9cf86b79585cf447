/** A picture of a terminal: what a program printed in colour, as an SVG that runs and loads nothing. */

const cell = { width: 8.4, height: 20 };
const padding = 20;
const titleBar = 36;
const fontSize = 14;
const fonts = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace";

const paper = { window: '#161b22', border: '#6e7681', text: '#e6edf3', prompt: '#7ee787' };
const buttons = ['#ff5f57', '#febc2e', '#28c840'];

/** The foreground colours of ANSI's `ESC[…m`, for a dark window. */
const colours = new Map([
  [31, '#ff7b72'],
  [32, '#7ee787'],
  [33, '#e3b341'],
  [34, '#79c0ff'],
  [35, '#d2a8ff'],
  [36, '#56d4dd'],
  [90, '#8b949e'],
  [94, '#79c0ff'],
]);

/**
 * The window of a terminal in which the command has been typed.
 * @param command what stands after the prompt
 * @param output what it printed, with ANSI colours; throws for a code that is not known here
 * @returns SVG text
 */
export function terminalPicture(command, output) {
  const typed = [
    { text: '$ ', fill: paper.prompt },
    { text: command, fill: paper.text, bold: true },
  ];
  const lines = [typed, ...styledLines(output)];
  const columns = Math.max(...lines.map(runs => runs.reduce((sum, { text }) => sum + text.length, 0)));
  const width = Math.ceil(columns * cell.width + 2 * padding);
  const height = titleBar + lines.length * cell.height + padding;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escaped(`$ ${command}`)}</title>`,
    `<desc>${escaped(lines.slice(1).map(plainText).join('\n'))}</desc>`,
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="${paper.window}" stroke="${paper.border}"/>`,
    ...buttons.map((fill, index) => `<circle cx="${padding + index * 18}" cy="18" r="5.5" fill="${fill}"/>`),
    `<g font-family="${fonts}" font-size="${fontSize}">`,
    ...lines.flatMap((runs, index) => drawnLine(runs, titleBar + index * cell.height + fontSize)),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

/** Each line as runs of text that look alike. A style lasts until it is taken back, over the ends of lines too. */
function styledLines(output) {
  const style = { fill: paper.text };
  return output.split('\n').map(line => {
    const runs = [];
    for (const [, code, text] of line.matchAll(/\x1b\[(\d+)m|([^\x1b]+)/g)) {
      if (code !== undefined) restyle(style, Number(code));
      else runs.push({ ...style, text });
    }
    return runs;
  });
}

function restyle(style, code) {
  if (code === 1) style.bold = true;
  else if (code === 2) style.dim = true;
  else if (code === 22) style.bold = style.dim = false;
  else if (code === 39) style.fill = paper.text;
  else if (colours.has(code)) style.fill = colours.get(code);
  else throw new Error(`picture.mjs knows no ANSI code ${code}`);
}

/** Every run is told where it begins and how wide it is, so that columns meet in any font; no viewer joins its spaces. */
function drawnLine(runs, y) {
  let column = 0;
  return runs.flatMap(run => {
    const start = column + run.text.search(/\S|$/);
    column += run.text.length;
    const text = run.text.trim();
    if (text === '') return [];
    const place = `x="${pixels(padding + start * cell.width)}" y="${y}" textLength="${pixels(text.length * cell.width)}"`;
    const weight = run.bold ? ' font-weight="bold"' : '';
    const opacity = run.dim ? ' opacity="0.65"' : '';
    return [`<text ${place} fill="${run.fill}"${weight}${opacity}>${escaped(text).replaceAll(' ', '\u00a0')}</text>`];
  });
}

function pixels(length) {
  return Number(length.toFixed(1));
}

function plainText(runs) {
  return runs.map(({ text }) => text).join('');
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
