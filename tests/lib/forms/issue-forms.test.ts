import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import siteConfig from '../../../src/site.config.ts';

const FOLDER = resolve(import.meta.dirname, '../../../.github/ISSUE_TEMPLATE');

interface IssueForm {
  name: string;
  description: string;
  title: string;
  labels: string[];
  body: {
    type: string;
    id?: string;
    attributes: { label?: string; value?: string; description?: string; placeholder?: string; options?: { label: string }[] };
    validations?: { required: boolean };
  }[];
}

const read = (file: string): IssueForm => parse(readFileSync(resolve(FOLDER, file), 'utf8'));
const files = readdirSync(FOLDER).filter((file) => file !== 'config.yml');

test('every action of a page has an issue form', () =>
  expect(files.toSorted()).toEqual(['claim.yml', 'collaborate.yml', 'correct.yml', 'follow.yml']));

describe.each(files)('the issue form %s', (file) => {
  const form = read(file);
  const fields = form.body.filter(({ type }) => type !== 'markdown');

  test('has what GitHub asks for', () => {
    expect(Object.keys(form).toSorted()).toEqual(['body', 'description', 'labels', 'name', 'title']);
    expect(form.name.length).toBeGreaterThan(3);
    for (const { type, attributes } of form.body) {
      expect(['markdown', 'input', 'textarea', 'dropdown', 'checkboxes']).toContain(type);
      expect(attributes[type === 'markdown' ? 'value' : 'label']).toBeTruthy();
    }
  });

  test('names each field once', () => {
    for (const values of [fields.map(({ id }) => id), fields.map(({ attributes }) => attributes.label)])
      expect(new Set(values).size).toBe(fields.length);
    for (const { id } of fields) expect(id).toMatch(/^[\w-]+$/);
  });

  test('takes the author and the page from the link', () => {
    for (const id of ['author', 'page']) expect(fields.find((field) => field.id === id)?.type).toBe('input');
  });

  test('says what happens next, that the issue is public, and that no e-mail address belongs in it', () => {
    const intro = form.body[0]!.attributes.value!;
    expect(intro).toContain('**What happens next**');
    expect(intro).toMatch(/\*\*This issue is public/);
    expect(intro).toMatch(/no e-mail address/);
    expect(JSON.stringify(form)).not.toMatch(/[\w.+-]+@[\w-]+\.\w/);
  });
});

test('a claim asks for a proof that anybody can check', () => {
  const proof = read('claim.yml').body.find(({ id }) => id === 'proof')!;
  expect(proof.validations?.required).toBe(true);
  expect(proof.attributes.description).toMatch(/ORCID record lists the page's address/);
});

test('an invitation asks for the page of whoever sends it, which no link fills in', () => {
  const own = read('collaborate.yml').body.find(({ id }) => id === 'sender-page')!;
  expect([own.type, own.validations?.required]).toEqual(['input', true]);
  expect(Object.values(siteConfig.forms.collaborate!.map)).not.toContain('sender-page');
});

const gitHubForms = Object.values(siteConfig.forms)
  .filter((form) => form !== undefined)
  .filter(({ service }) => service === 'github');

test.each(gitHubForms)('the demo’s link to $template fills in fields that the issue form has', ({ template, map }) => {
  const fillable = read(template!)
    .body.filter(({ type }) => type === 'input' || type === 'textarea')
    .map(({ id }) => id);
  expect(fillable).toEqual(expect.arrayContaining(Object.values(map)));
});
