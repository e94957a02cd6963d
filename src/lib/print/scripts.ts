const SUPERSCRIPTS = pair(
  '0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW⊤′',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵀ′',
);
const SUBSCRIPTS = pair('0123456789+-−=()aehijklmnoprstuvxβγρφϕχ', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵩᵪ');
/** Signs that are raised already, so that a superscript of them is the sign itself: `x^*`. */
const RAISED = /^[*∗⋆†‡°′]+$/;

/** The text in superscript characters, if Unicode has all of them. */
export function superscript(text: string): string | undefined {
  if (text === '∘') return '°';
  return RAISED.test(text) ? text.replaceAll('∗', '*') : translate(text, SUPERSCRIPTS);
}

/** The text in subscript characters, if Unicode has all of them. */
export function subscript(text: string): string | undefined {
  return translate(text, SUBSCRIPTS);
}

function translate(text: string, table: ReadonlyMap<string, string>): string | undefined {
  let result = '';
  for (const character of text) {
    const script = table.get(character);
    if (script === undefined) return undefined;
    result += script;
  }
  return result === '' ? undefined : result;
}

function pair(from: string, to: string): ReadonlyMap<string, string> {
  const targets = [...to];
  return new Map([...from].map((character, index) => [character, targets[index]!]));
}
