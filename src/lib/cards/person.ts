import { initialsOf } from '../views/byline.ts';
import type { Card } from './card.ts';
import { box, lines, MARGIN, MEASURE, text, type Element } from './element.ts';
import { footDrop } from './figures.ts';
import { fitLines, shorten, toPieces, type Setting, type Step } from './lines.ts';
import { COLORS } from './palette.ts';
import { toSettable } from './settable.ts';
import { SANS, SERIF } from './typeface.ts';

const PLATE = { width: 132, height: 152, gap: 44 } as const;
/** Between the header's hairline and the rule above the figures. */
const BODY = { top: 104, height: 302 } as const;
const LEADING = { name: 1.12, affiliation: 1.32, about: 1.34 } as const;

const NAME: readonly Step[] = [
  [88, 1],
  [80, 1],
  [72, 1],
  [72, 2],
  [62, 2],
  [54, 2],
  [46, 3],
];
const ADDRESS: readonly Step[] = [
  [56, 1],
  [46, 2],
  [38, 3],
];

/** Who: the name as large as it fits, then of the rest what there is room for. */
export function drawPerson(card: Card): Element {
  const name = toSettable(card.name, SERIF);
  const initials = card.site === undefined || name === undefined ? '' : initialsOf(name);
  const width = initials === '' ? MEASURE : MEASURE - PLATE.width - PLATE.gap;
  const heading = fitLines(toPieces(name ?? card.address), SERIF.width, width, name === undefined ? ADDRESS : NAME);
  const height = BODY.height + footDrop(card);
  let room = height - heading.lines.length * heading.size * LEADING.name;

  const affiliation = setAffiliations(card.affiliations, width);
  const affiliationHeight = affiliation === undefined ? 0 : 12 + affiliation.lines.length * affiliation.size * LEADING.affiliation;
  room -= affiliationHeight;
  const about = card.about === undefined ? undefined : toSettable(card.about, SERIF);
  const aboutLines = Math.min(2, Math.floor((room - 22) / (32 * LEADING.about)));

  return box(
    { position: 'absolute', left: MARGIN, top: BODY.top, width: MEASURE, height, alignItems: 'center' },
    box(
      { alignItems: 'flex-start' },
      ...(initials === '' ? [] : [plate(initials, heading.size * 0.18)]),
      box(
        { flexDirection: 'column', width },
        lines(heading, SERIF, LEADING.name, { letterSpacing: '-0.012em' }),
        ...(affiliation === undefined ? [] : [lines(affiliation, SANS, LEADING.affiliation, { marginTop: 12, color: COLORS.quiet })]),
        ...(about === undefined || aboutLines < 1
          ? []
          : [lines(fitLines(toPieces(about), SERIF.width, width, [[32, aboutLines]]), SERIF, LEADING.about, { marginTop: 22 })]),
      ),
    ),
  );
}

/** The initials in their double frame, as beside the name on the page. @param drop pixels from the top of the name's line to its capitals */
function plate(initials: string, drop: number): Element {
  const frame = { alignItems: 'center', justifyContent: 'center', position: 'absolute' };
  const { width, height } = PLATE;
  const layers = [
    { inset: 0, color: COLORS.hairline },
    { inset: 1, color: COLORS.paper },
    { inset: 6, color: COLORS.rule },
    { inset: 8, color: COLORS.paper },
  ];
  return box(
    { position: 'relative', width, height, marginTop: drop, marginRight: PLATE.gap, flexShrink: 0 },
    ...layers.map(({ inset, color }) =>
      box({ ...frame, left: inset, top: inset, width: width - 2 * inset, height: height - 2 * inset, backgroundColor: color }),
    ),
    box({ ...frame, left: 0, top: 0, width, height }, text(initials, SERIF, 54, { color: COLORS.rubric, letterSpacing: '0.02em' })),
  );
}

/** As many affiliations as two lines take, and how many more there are. Those that cannot be set are not counted. */
function setAffiliations(affiliations: readonly string[], width: number): Setting | undefined {
  const names = affiliations.flatMap((name) => toSettable(name, SANS) ?? []).map((name) => shorten(name, SANS.width, width / 28));
  if (names.length === 0) return undefined;
  for (let shown = Math.min(names.length, 4); shown > 0; shown--) {
    const more = names.length - shown;
    const pieces = [
      ...names.slice(0, shown).map((name, index) => (index < shown - 1 ? `${name} · ` : more > 0 ? `${name} ` : name)),
      ...(more > 0 ? [`and ${more} more`] : []),
    ];
    const setting = fitLines(pieces, SANS.width, width, [[28, 2]]);
    if (shown === 1 || !setting.lines.at(-1)!.endsWith('…')) return setting;
  }
  return undefined;
}
