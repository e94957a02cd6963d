import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy, type PageKind } from '../../../src/lib/site/csp.ts';

const policy = (kind: PageKind): Map<string, string> =>
  new Map(
    contentSecurityPolicy(kind)
      .split('; ')
      .map((directive) => [directive.split(' ')[0]!, directive.split(' ').slice(1).join(' ')]),
  );

describe('the policy', () => {
  test.each(['page', 'search', 'embed'] as const)('of a %s allows nothing that it does not name, and nothing inline', (kind) => {
    expect(policy(kind).get('default-src')).toBe("'none'");
    expect(contentSecurityPolicy(kind)).not.toMatch(/'unsafe-|https?:|\*/);
  });

  test.each(['page', 'search'] as const)('of a %s lets its scripts read from its own site only, and make no markup of text', (kind) => {
    expect(policy(kind).get('connect-src')).toBe("'self'");
    expect(policy(kind).get('require-trusted-types-for')).toBe("'script'");
    expect(policy(kind).get('trusted-types')).toBe("'none'");
  });

  test('of an embed lets it run and read nothing', () => {
    expect(policy('embed').get('script-src')).toBe("'none'");
    expect(policy('embed').has('connect-src')).toBe(false);
  });
});
