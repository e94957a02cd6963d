import type { SourceRecord } from '../../../model/index.ts';
import { elementsAt, textOf, type Element } from './tree.ts';

const CREATIVE_COMMONS = /^https?:\/\/(?:www\.)?creativecommons\.org\//i;

/** The address of the licence; of several that of Creative Commons. */
export function readLicense(meta: Element | undefined): string | undefined {
  const permissions = elementsAt(meta, 'permissions');
  const licenses = permissions.flatMap((element) => elementsAt(element, 'license'));
  const stated = [
    ...licenses.map(({ attributes }) => attributes.get('href')),
    ...[...permissions, ...licenses].flatMap((element) => elementsAt(element, 'license_ref').map(textOf)),
  ].filter((address) => address !== undefined && /^https?:\/\//i.test(address));
  const linked = licenses
    .flatMap((element) => [...elementsAt(element, 'license-p', 'ext-link'), ...elementsAt(element, 'p', 'ext-link')])
    .map(({ attributes }) => attributes.get('href'));
  const isOpen = (address: string | undefined) => address !== undefined && CREATIVE_COMMONS.test(address);
  return stated.find(isOpen) ?? linked.find(isOpen) ?? stated[0];
}

/** The article's PDF, where its whole address is given; publishers also write names of their own files. */
export function readLinks(meta: Element | undefined): NonNullable<SourceRecord['links']> {
  return elementsAt(meta, 'self-uri').flatMap(({ attributes }) => {
    const address = attributes.get('href') ?? '';
    const isPdf = /pdf/i.test(attributes.get('content-type') ?? '') || /\.pdf$/i.test(address);
    return isPdf && /^https?:\/\//i.test(address) ? [{ kind: 'pdf' as const, url: address }] : [];
  });
}
