/** The light palette of `src/styles/tokens.css`. */
export const COLORS = {
  paper: '#fdfcfa',
  room: '#ece7de',
  ink: '#1a2030',
  quiet: '#4c5262',
  hairline: '#d9d3c7',
  rule: '#8b8880',
  rubric: '#9c2f1e',
} as const;

type Rgb = readonly [red: number, green: number, blue: number];

/** Edges of letters: how much of a pixel each ink covers. Lines and bars end where a pixel does. */
const EDGES: readonly [color: keyof typeof COLORS, covered: number][] = [
  ['ink', 0.8],
  ['ink', 0.6],
  ['ink', 0.4],
  ['ink', 0.2],
  ['quiet', 0.7],
  ['quiet', 0.4],
  ['rubric', 0.75],
  ['rubric', 0.5],
  ['rubric', 0.25],
];

/** All that a picture of a card is painted with: 16 colors. */
export const PALETTE: readonly Rgb[] = [
  ...Object.values(COLORS).map(toRgb),
  ...EDGES.map(([color, covered]) => blend(toRgb(COLORS[color]), covered)),
];

function toRgb(hex: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
}

function blend(ink: Rgb, covered: number): Rgb {
  return toRgb(COLORS.paper).map((paper, part) => Math.round(paper + (ink[part]! - paper) * covered)) as unknown as Rgb;
}
