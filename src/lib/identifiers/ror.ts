/** A canonical ROR identifier, `https://ror.org/0213rcc28`. Made only by {@link parseRor}. */
export type Ror = string & { readonly __brand: 'Ror' };

const SHAPE = /^(?:(?:https?:\/\/)?(?:www\.)?ror\.org\/|ror:)?(0[a-hj-km-np-tv-z0-9]{6}\d{2})\/?$/i;
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Read a ROR identifier from its bare form or URL; one with a wrong checksum is none.
 * @see https://ror.readme.io/docs/identifier for the Crockford base 32 form with an ISO 7064 checksum
 */
export function parseRor(text: string): Ror | undefined {
  const id = SHAPE.exec(text.trim())?.[1]?.toLowerCase();
  if (id === undefined || checksum(id.slice(1, 7)) !== Number(id.slice(7))) return undefined;
  return `https://ror.org/${id}` as Ror;
}

/** The two last digits: 98 less the number times 100 modulo 97. */
function checksum(characters: string): number {
  let number = 0;
  for (const character of characters) number = number * 32 + ALPHABET.indexOf(character);
  return 98 - ((number * 100) % 97);
}
