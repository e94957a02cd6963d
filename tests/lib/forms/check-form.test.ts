import { describe, expect, test } from 'vitest';
import { FORM_SERVICES, type FormConfig } from '../../../src/lib/config.ts';
import { checkForm } from '../../../src/lib/forms/check-form.ts';
import siteConfig from '../../../src/site.config.ts';
import { FORMS } from './sample-forms.ts';

describe('the check of a form', () => {
  test.each(FORM_SERVICES)('has nothing against a right %s form', (service) => expect(checkForm(FORMS[service])).toEqual([]));
  test.each(Object.entries(siteConfig.forms))('has nothing against the demo’s %s form', (_, form) =>
    expect(form && checkForm(form)).toEqual([]),
  );

  test.each<[string, Partial<FormConfig> & Pick<FormConfig, 'service'>, RegExp]>([
    ['a short Google address', { service: 'google', url: 'https://forms.gle/abc' }, /viewform.*forms\.gle address loses the values/],
    ['the address for editing a Google form', { service: 'google', url: 'https://docs.google.com/forms/d/abc/edit' }, /viewform/],
    ['a Google address with parameters', { service: 'google', url: `${FORMS.google.url}?usp=pp_url` }, /without the part from "\?" on/],
    [
      'a Google address on another host',
      { service: 'google', url: 'https://docs.google.com.evil.example/forms/d/e/a/viewform' },
      /not the address of a google form/,
    ],
    ['an address with credentials', { service: 'tally', url: 'https://tally.so@evil.example/r/abc' }, /not the address/],
    ['an address without https', { service: 'tally', url: 'http://tally.so/r/abc' }, /https:\/\/tally\.so/],
    ['a script as address', { service: 'tally', url: 'javascript:alert(1)' }, /not the address/],
    ['a placeholder for the host', { service: 'typeform', url: 'https://{name}.typeform.com/to/a' }, /not the address/],
    ['an address with a fragment', { service: 'typeform', url: 'https://example.typeform.com/to/a#name=x' }, /not the address/],
    ['an address with an empty fragment', { service: 'typeform', url: 'https://example.typeform.com/to/a#' }, /not the address/],
    ['an address with a line break', { service: 'tally', url: 'https://tally.so/r/abc\n' }, /not the address/],
    ['an address that is too long', { service: 'tally', url: `https://tally.so/r/${'a'.repeat(1000)}` }, /not the address/],
    [
      'a short Microsoft address',
      { service: 'microsoft', url: 'https://forms.office.com/r/abc' },
      /short address with \/r\/ loses the values/,
    ],
    ['a Microsoft address with values in it', { service: 'microsoft', url: `${FORMS.microsoft.url}&r1=x` }, /not the address/],
    ['a GitHub address of an issue', { service: 'github', url: 'https://github.com/example/pages/issues/new' }, /owner\/repository/],
    ['an e-mail address with parameters', { service: 'mailto', url: 'a@example.org?cc=b@example.org' }, /name@example\.org/],
    ['an e-mail address with a scheme', { service: 'mailto', url: 'mailto:a@example.org' }, /without mailto:/],
    ['an address of any form without https', { service: 'url', url: 'http://forms.example.org/' }, /https:\/\/forms\.example\.org/],
    ['an address of any form with a fragment', { service: 'url', url: 'https://forms.example.org/#a' }, /not the address/],
    ['an address of any form with values to fill in', { service: 'url', url: 'https://forms.example.org/?a={author}' }, /not the address/],
    ['two e-mail addresses', { service: 'mailto', url: 'a@example.org,b@example.org' }, /not an e-mail address/],
  ])('refuses %s', (_, change, message) => {
    const problems = checkForm({ ...FORMS[change.service], ...change } as FormConfig);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(message);
  });

  test.each<[string, FormConfig['service'], string, RegExp]>([
    ['question numbers', 'google', '123', /map\.author is "123"; for google it must be entry\.123456789/],
    ['a short code', 'microsoft', 'r12', /map\.author/],
    ['a parameter of GitHub’s own', 'github', 'template', /id of an input or textarea/],
    ['the body of an issue', 'github', 'body', /id of an input or textarea/],
    ['a name with its prefix', 'airtable', 'prefill_Author', /without prefill_/],
    ['a parameter that the address has', 'url', 'sid', /which the address of the form has already/],
    ['two parameters in one', 'url', 'a&b', /the parameter that fills in a field/],
    ['two parameters in one', 'tally', 'a&b', /hidden field/],
    ['any name at all', 'formspree', 'author', /leave out map/],
    ['a label with a colon', 'mailto', 'Author: x', /without a colon/],
    ['a label of two lines', 'mailto', 'A\nB', /without a colon/],
  ])('refuses %s as a field of %s', (_, service, name, message) => {
    const problems = checkForm({ ...FORMS[service], map: { author: name } });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(message);
  });

  test('asks for the template of a GitHub form', () => {
    const { template, ...rest } = FORMS.github;
    expect(template).toBe('claim.yml');
    expect(checkForm(rest)).toEqual(['A github form needs template, the name of a file in .github/ISSUE_TEMPLATE such as claim.yml.']);
  });

  test('refuses a template elsewhere', () =>
    expect(checkForm({ ...FORMS.tally, template: 'claim.yml' })).toEqual([
      'template belongs to github forms only; leave it out for tally.',
    ]));

  test('refuses two values in one field', () => {
    expect(checkForm({ ...FORMS.tally, map: { author: 'who', name: 'who' } })).toEqual([
      'map gives two values to the field "who"; a field takes one.',
    ]);
  });
});
