import type { Trust } from '../model/index.ts';
import { escapeText } from '../print/xml.ts';
import { CLAIM_LABELS, LEVEL_LABELS } from '../views/labels.ts';
import { shorten } from './lines.ts';
import { COLORS } from './palette.ts';
import { toInertLine } from './settable.ts';
import { SANS, SERIF, type Typeface } from './typeface.ts';

/** Pixels. */
const HEIGHT = 24;
const SIZE = 13;
const PADDING = 9;
/** How much wider the fonts of most readers are than the site's. */
const WIDER = 1.08;
/** The longest site title that is shown whole. */
const TITLE_WIDTH = 160;

/**
 * `/authors/<slug>/badge.svg`: a line for a README, 24 pixels high. With the score, as `trust.json` has it, or, if the host hides it,
 * with level and claim in words. Letters are text in the reader's own fonts, held to one width.
 */
export function formatBadge(badge: {
  site: string;
  name: string;
  trust: Pick<Trust, 'score' | 'tier' | 'level' | 'claim'>;
  showScore: boolean;
}): string {
  const { score, tier, level, claim } = badge.trust;
  const site = shorten(toInertLine(badge.site), SERIF.width, TITLE_WIDTH / SIZE);
  const claimed = CLAIM_LABELS[claim.state];
  const shown = badge.showScore ? `${score} ${tier}` : `${level}, ${LEVEL_LABELS[level]} · ${claimed}`;
  const said = badge.showScore ? `trust ${score} of 100, ${tier}. ${claimed}` : `${level}, ${LEVEL_LABELS[level]}. ${claimed}`;
  const title = `${toInertLine(badge.site)}: ${toInertLine(badge.name)}, ${said}.`;

  const [siteWidth, shownWidth] = [pixels(site, SERIF), pixels(shown, SANS)];
  const divide = siteWidth + 2 * PADDING;
  const width = divide + shownWidth + 2 * PADDING;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img">
<title>${escapeText(title)}</title>
<rect x=".5" y=".5" width="${width - 1}" height="${HEIGHT - 1}" rx="2" fill="${COLORS.paper}" stroke="${COLORS.rule}"/>
<path d="M${divide + 0.5} 1v${HEIGHT - 2}" stroke="${COLORS.hairline}"/>
<g font-size="${SIZE}" aria-hidden="true">
<text x="${PADDING}" y="16.5" textLength="${siteWidth}" lengthAdjust="spacingAndGlyphs" fill="${COLORS.ink}" font-family="'Source Serif 4', 'Iowan Old Style', Georgia, 'Noto Serif', serif">${escapeText(site)}</text>
<text x="${divide + PADDING}" y="16.5" textLength="${shownWidth}" lengthAdjust="spacingAndGlyphs" fill="${COLORS.rubric}" font-family="'Source Sans 3', 'Source Sans Pro', system-ui, 'Noto Sans', sans-serif">${escapeText(shown)}</text>
</g>
</svg>
`;
}

function pixels(text: string, typeface: Typeface): number {
  return Math.ceil(typeface.width(text) * SIZE * WIDER);
}
