import { expect, test } from 'vitest';
import { useComponents } from '../../helpers/use-components.ts';

const components = useComponents();

/** The head of a profile, as the page has it. */
function headerOf(outdated: readonly string[]): Promise<string> {
  const author = { name: 'Jane Doe', affiliations: [], links: [], identifiers: {}, fictitious: false };
  const props = { author, claim: { state: 'unclaimed' }, compiled: 'Compiled from arXiv.', outdated };
  return components.render('author/AuthorHeader.astro', props);
}

test('the head of a profile tells a source that could not be read for weeks, and is silent otherwise', async () => {
  const note = 'arXiv has given no usable answer since 3 March 2026; its works may be out of date.';
  expect(await headerOf([note])).toMatch(new RegExp(`Compiled from arXiv\\.[^]*<p class="outdated"[^>]*>${note}</p>`));
  expect(await headerOf([])).not.toContain('outdated');
}, 60_000);
