/** Faces of the site's type that labels are set in; they differ in width. */
export type Face = 'serif' | 'italic' | 'sans';

/** Widths in em of Source Serif 4, the widest of the faces, by class of character; each is that of a wide member of its class. */
const CLASSES: readonly [characters: string, em: number][] = [
  ["'’‘", 0.26],
  ['.,:;!|jł \u00a0', 0.3],
  ['iIlJft()[]{}-/\\"“”‐', 0.38],
  ['rsz?*`', 0.48],
  ['aceg0123456789xvyokSé#$+<=>^_~–', 0.57],
  ['bdhnpquBEFLPTZ', 0.64],
  ['ACDGKNOQRUVXY&', 0.74],
  ['HmMwW%@', 0.93],
  ['…—', 0.95],
];
const WIDTHS = new Map(CLASSES.flatMap(([characters, em]) => [...characters].map((character): [string, number] => [character, em])));
const FACTORS: Readonly<Record<Face, number>> = { serif: 1, italic: 0.95, sans: 0.91 };

/** Han, kana, hangul, full-width forms and pictographs fill a square; everything else unknown is as wide as a wide letter. */
const FULL_WIDTH =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\p{Extended_Pictographic}]|[\u{20000}-\u{3fffd}]/u;
const ZERO_WIDTH = /[\p{Mark}\p{Cf}]/u;

/** The width of a line of text in pixels, estimated so that it is seldom less than the true one. */
export function textWidth(text: string, face: Face, size: number): number {
  let em = 0;
  for (const character of text) em += characterWidth(character, FACTORS[face]);
  return em * size;
}

function characterWidth(character: string, factor: number): number {
  const known = WIDTHS.get(character) ?? WIDTHS.get(character.normalize('NFD')[0]!);
  if (known !== undefined) return known * factor;
  if (FULL_WIDTH.test(character)) return 1;
  return ZERO_WIDTH.test(character) ? 0 : 0.74;
}
