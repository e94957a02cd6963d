import { escapeText } from '../print/xml.ts';

/**
 * What satori drew as a file to hand out: without the masks that nothing uses, with a title and an edge that shows on white, at half
 * size, and with short paths.
 * @param drawn its drawing; all text in it is outlines
 * @param frame pixels and colors of the drawing; `title` is what is read out instead
 */
export function toSvg(
  drawn: string,
  { width, height, paper, edge, title }: { width: number; height: number; paper: string; edge: string; title: string },
): string {
  const content = drawn
    .replace(/^<svg\b[^>]*>|<\/svg>$/g, '')
    .replace(/<mask\b.*?<\/mask>/gs, '')
    .replace(/<g>(<path\b[^>]*>)<\/g>/g, '$1')
    .replace(/ d="([^"]*)"/g, (_, data: string) => ` d="${shortenPath(data)}"`)
    .replace(/<path (fill="[^"]*") d/g, '<path transform="scale(.1)" $1 d');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width / 2}" height="${height / 2}" viewBox="0 0 ${width} ${height}" role="img">` +
    `<title>${escapeText(title)}</title><path fill="${paper}" stroke="${edge}" stroke-width="2" d="M1 1h${width - 2}v${height - 2}H1z"/>${content}</svg>\n`
  );
}

/**
 * A path of absolute M, L, Q, C and Z in pixels as a relative one in whole tenths, about half as long. It is read figure by figure: a
 * card has some thousands of points, and taking them apart with regular expressions took longer than drawing them.
 */
export function shortenPath(data: string): string {
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let short = '';
  const numbers: number[] = [];
  for (let at = 0; at < data.length;) {
    const command = data[at++]!;
    if (command === 'Z') {
      short += 'z';
      [x, y] = [startX, startY];
    }
    if (!'MLQC'.includes(command)) continue;
    numbers.length = 0;
    while (at < data.length && data.charCodeAt(at) < 65) {
      const end = endOfNumber(data, at);
      if (end > at) numbers.push(Math.round(Number(data.slice(at, end)) * 10));
      at = Math.max(end, at + 1);
    }
    const dx = numbers.at(-2)! - x;
    const dy = numbers.at(-1)! - y;
    if (command !== 'L') {
      short += command.toLowerCase();
      for (let index = 0; index < numbers.length; index++) {
        const step = numbers[index]! - (index % 2 === 0 ? x : y);
        short += index > 0 && step >= 0 ? ` ${step}` : step;
      }
    } else if (dy !== 0) short += dx === 0 ? `v${dy}` : dy < 0 ? `l${dx}${dy}` : `l${dx} ${dy}`;
    else if (dx !== 0) short += `h${dx}`;
    x += dx;
    y += dy;
    if (command === 'M') [startX, startY] = [x, y];
  }
  return short;
}

/** Where a run of figures, points and signs ends. */
function endOfNumber(data: string, start: number): number {
  let end = start;
  for (
    let code = data.charCodeAt(end);
    (code >= 48 && code <= 57) || code === 46 || (code === 45 && end === start);
    code = data.charCodeAt(end)
  )
    end += 1;
  return end;
}
