import type { Search } from './jdk';
import { OLDEST_JAVA } from './version';

/** What is wrong, and what helps, in a sentence or two; nothing if a JDK was found. */
export function explain(search: Search): string {
  switch (search.kind) {
    case 'found':
      return '';
    case 'wrong':
      return (
        `The setting \`cascade.java.home\` is \`${search.home}\`, which cannot be used: ${search.reason}. ` +
        `Set it to the folder of a JDK ${OLDEST_JAVA} or later, or to nothing to have one found.`
      );
    case 'missing':
      return (
        `Cascade needs a JDK ${OLDEST_JAVA} or later, and none was found${seen(search)}. ` +
        'Install one, or say in the setting `cascade.java.home` where it is.'
      );
  }
}

function seen(search: Extract<Search, { kind: 'missing' }>): string {
  const shown = search.unfit.slice(0, 3).map(({ place, reason }) => `\`${place.home}\` (${reason})`);
  return shown.length === 0 ? '' : `; there is only ${shown.join(', ')}`;
}
