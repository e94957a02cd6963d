import type { Card } from './card.ts';
import { box, MARGIN, MEASURE, rule, text, type Element } from './element.ts';
import { COLORS } from './palette.ts';
import { SANS, SERIF, type Typeface } from './typeface.ts';

/** Words of a line of figures; `gap` is before them. */
interface Label {
  words: string;
  typeface: Typeface;
  /** Pixels, as `gap`. */
  size: number;
  gap: number;
  color?: string;
}

/** Pixels by which the figures come down if fewer lines follow them, so that the foot of the card is as high as its head. */
export function footDrop({ trust, state }: Card): number {
  return trust !== undefined ? 0 : state !== undefined ? 24 : 64;
}

/** How much there is, how sure it is, and who says so. */
export function drawFigures(card: Card): Element[] {
  const { counts, trust, state } = card;
  const down = footDrop(card);
  const left = counts.flatMap(({ count, noun, plural = `${noun}s` }, index): Label[] => [
    { words: count.toLocaleString('en'), typeface: SERIF, size: 44, gap: index === 0 ? 0 : 40 },
    { words: count === 1 ? noun : plural, typeface: SANS, size: 26, gap: 10, color: COLORS.quiet },
  ]);
  const right: Label[] =
    trust === undefined
      ? []
      : [
          { words: 'Trust', typeface: SANS, size: 26, gap: 0, color: COLORS.quiet },
          { words: String(trust.score), typeface: SERIF, size: 44, gap: 10 },
          { words: `· ${trust.tier}`, typeface: SERIF, size: 32, gap: 10 },
        ];
  const needed = 40 + [...left, ...right].reduce((sum, { words, typeface, size, gap }) => sum + gap + typeface.width(words) * size, 0);
  const scale = Math.min(1, MEASURE / needed);
  const row = (labels: Label[]): Element =>
    box(
      { alignItems: 'baseline' },
      ...labels.map(({ words, typeface, size, gap, color = COLORS.ink }) =>
        text(words, typeface, size * scale, { marginLeft: gap * scale, color }),
      ),
    );
  return [
    rule(428 + down, 2, COLORS.rule),
    rule(433 + down, 2, COLORS.rule),
    box(
      {
        position: 'absolute',
        left: MARGIN,
        top: 452 + down,
        width: MEASURE,
        height: 60,
        alignItems: 'baseline',
        justifyContent: 'space-between',
      },
      row(left),
      row(right),
    ),
    ...(trust === undefined ? [] : bar(trust.evidence)),
    ...(state === undefined
      ? []
      : [text(state, SANS, 26, { position: 'absolute', left: MARGIN, top: trust === undefined ? 520 + down : 552 })]),
  ];
}

/** The score in segments, as on the page: each as wide as its maximum, filled as far as its points go. */
function bar(evidence: readonly { points: number; max: number }[]): Element[] {
  const GAP = 6;
  const total = evidence.reduce((sum, { max }) => sum + max, 0);
  const width = MEASURE - GAP * (evidence.length - 1);
  let x = MARGIN;
  return evidence.flatMap(({ points, max }) => {
    const segment = { position: 'absolute', left: Math.round(x), top: 526, height: 12 };
    const room = (max / total) * width;
    x += room + GAP;
    return [
      box({ ...segment, width: Math.round(room), backgroundColor: COLORS.room }),
      ...(points > 0
        ? [box({ ...segment, width: Math.max(1, Math.round((points / total) * width)), backgroundColor: COLORS.rubric })]
        : []),
    ];
  });
}
