import { SaxesParser } from 'saxes';

const STYLES = 'i b sub sup span code';
const MATH =
  'math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle mpadded mphantom msub msup msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd';
const ELEMENTS = new Set(`${STYLES} ${MATH}`.split(' '));
const ATTRIBUTES = new Set(
  `alttext display displaystyle scriptlevel dir mathvariant form fence separator stretchy symmetric largeop movablelimits lspace rspace minsize
   maxsize width height depth voffset linethickness accent accentunder columnspan rowspan columnalign`.split(/\s+/),
);

/** What printed HTML holds that it must not: elements, attributes and class names outside the list. Empty if all is well. */
export function foreignParts(html: string): string[] {
  const foreign: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'printed') return;
    if (!ELEMENTS.has(name)) foreign.push(`<${name}>`);
    for (const [attribute, value] of Object.entries(attributes)) {
      const ours = (name === 'span' && (value === 'small-caps' || value === 'together')) || (name === 'code' && value === 'tex');
      if (attribute === 'class' ? !ours : !ATTRIBUTES.has(attribute)) foreign.push(`${name} ${attribute}="${value}"`);
    }
  });
  parser.on('error', (error) => foreign.push(error.message));
  try {
    parser.write(`<printed>${html}</printed>`).close();
  } catch (error) {
    foreign.push(String(error));
  }
  return foreign;
}

/** The text that a reader sees, without attributes. */
export function visibleText(html: string): string {
  let text = '';
  const parser = new SaxesParser();
  parser.on('text', (part) => {
    text += part;
  });
  parser.write(`<printed>${html}</printed>`).close();
  return text;
}
