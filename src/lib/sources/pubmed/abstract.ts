import { textOf } from '../xml.ts';
import { attributeOf, elementsAt } from './nodes.ts';

/** The parts of an `Abstract` as HTML, each under its label. */
export function abstractOf(parent: unknown): string | undefined {
  const parts = elementsAt(parent, 'Abstract', 'AbstractText').flatMap((node) => {
    const text = textOf(node)?.trim() ?? '';
    const label = attributeOf(node, 'Label') ?? '';
    if (text === '') return [];
    const heading = label === '' || /^unlabell?ed$/i.test(label) ? '' : `<title>${escape(label)}</title>`;
    return [`<sec>${heading}<p>${text}</p></sec>`];
  });
  return parts.length === 0 ? undefined : parts.join('');
}

/** Text as HTML. */
function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
