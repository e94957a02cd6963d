import satori from 'satori';
import { CARD_SIZE, describeCard, type Card } from './card.ts';
import { box, MARGIN, MEASURE, rule, text, wordsOf, type Element } from './element.ts';
import { drawFigures } from './figures.ts';
import { shorten } from './lines.ts';
import { COLORS } from './palette.ts';
import { drawPerson } from './person.ts';
import { toSettable } from './settable.ts';
import { toSvg } from './svg.ts';
import { SANS, SERIF } from './typeface.ts';

/** Raised whenever the same words would be drawn otherwise than before, so that no picture from a cache is taken for a new one. */
export const LAYOUT_VERSION = 1;

/** A card as a drawing that needs no fonts: 600 by 315 CSS pixels, every letter an outline. The same words give the same bytes. */
export async function drawCard(card: Card): Promise<string> {
  const layout = box(
    { ...CARD_SIZE, position: 'relative', fontFamily: SANS.family, color: COLORS.ink },
    ...header(card),
    drawPerson(card),
    ...drawFigures(card),
  );
  const words = wordsOf(layout);
  const faces = [...new Set([...SERIF.faces(words), ...SANS.faces(words)])];
  const fonts = faces.map(({ name, data }) => ({ name, data, weight: 400 as const, style: 'normal' as const }));
  // Its types are those of React, which it does not need.
  const drawn = await satori(layout as unknown as Parameters<typeof satori>[0], { ...CARD_SIZE, fonts });
  return toSvg(drawn, { ...CARD_SIZE, paper: COLORS.paper, edge: COLORS.hairline, title: describeCard(card) });
}

/** The site's title, as on its pages. Its own card has it as the name. */
function header({ site, address, name }: Card): Element[] {
  const title = site === undefined ? undefined : toSettable(site, SERIF);
  const shown = toSettable(name, SERIF) === undefined ? undefined : shorten(address, SANS.width, (title ? 660 : MEASURE) / 24);
  return [
    ...(title === undefined
      ? []
      : [text(shorten(title, SERIF.width, 340 / 32), SERIF, 32, { position: 'absolute', left: MARGIN, top: 34, lineHeight: '40px' })]),
    ...(shown === undefined
      ? []
      : [
          text(shown, SANS, 24, {
            position: 'absolute',
            top: 38,
            ...(title === undefined ? { left: MARGIN } : { right: MARGIN }),
            lineHeight: '36px',
            color: COLORS.quiet,
          }),
        ]),
    rule(88, 1, COLORS.hairline),
  ];
}
