import type { Theme } from './schema.ts';

/**
 * A theme as CSS: tokens of `src/styles/tokens.css` with other values. Empty for the site's own look.
 * @param root base path of the site, with its last slash
 */
export function themeCss({ accent, fonts, faces }: Theme, root: string): string {
  const tokens = (['serif', 'sans'] as const).flatMap((kind) =>
    fonts[kind] === undefined ? [] : [`--font-${kind}: ${fonts[kind]}, ${kind === 'serif' ? 'Georgia, serif' : 'system-ui, sans-serif'};`],
  );
  const light = [...tokens, ...(accent === undefined ? [] : accentTokens(accent.light))];
  return [
    ...faces.map(
      ({ family, file, weight, style }) =>
        `@font-face { font-family: '${family}'; src: url('${root}${file}'); font-weight: ${weight}; font-style: ${style}; font-display: swap; }`,
    ),
    ...(light.length > 0 ? [`@layer theme { :root { ${light.join(' ')} } }`] : []),
    ...(accent === undefined
      ? []
      : [`@layer theme { @media (prefers-color-scheme: dark) { :root { ${accentTokens(accent.dark).join(' ')} } } }`]),
  ].join('\n');
}

function accentTokens(color: string): string[] {
  return [`--rubric: ${color};`, `--rubric-wash: color-mix(in oklab, ${color} 12%, var(--paper-0));`];
}
