import type { ReactNode } from 'react';
import { dockerEqual, type KnownNames } from '../../../cli/docker-words';
import { useNames } from '../command-book/use-names';
import { PracticeOffer } from '../practice-offer';
import { Runnable } from '../runnable';
import styles from './phrasebook.module.css';

/** `<service>` of a line that only the user can fill in. */
const lackingIn = (lines: readonly string[]): string | undefined =>
  /<([\w-]+)>/.exec(lines.join('\n'))?.[1];

const onlyLooks = (line: string): boolean =>
  /^aws [\w-]+ (?:describe-|list-|get-|filter-|tail|wait|help)/.test(line);

const CHANGES = 'Changes the sandbox; Undo takes it back.';

/** Whether the open sandbox has nothing of the kind at all, so that no name would do. */
function hasNone(lacking: string, { clusters, services, tasks, logGroups }: KnownNames): boolean {
  const known = { cluster: clusters, service: services, task: tasks, 'log-group': logGroups };
  return Object.hasOwn(known, lacking) && known[lacking as keyof typeof known].length === 0;
}

/** The `aws` lines that do the same as a command of Docker, with the open sandbox’s names. */
export function CommandEqual(props: {
  words: readonly string[];
  /** What the book says of it stands above already. */
  isTold?: boolean;
}) {
  const { words, isTold = false } = props;
  const { names, again } = useNames();
  const equal = names ? dockerEqual(words, names) : undefined;
  if (!equal || !names) return null;
  const lacking = lackingIn(equal.commands);
  return (
    <>
      {!isTold && <p className={styles.told}>{equal.says}</p>}
      {equal.commands.length > 0 && (
        <section aria-label="As commands" className={styles.commands}>
          <h3>As commands</h3>
          <Runnable
            lines={equal.commands}
            changes={equal.commands.every(onlyLooks) ? 'Only looks.' : CHANGES}
            hindered={lacking === undefined ? undefined : hindrance(lacking, names)}
            onRan={again}
          />
        </section>
      )}
    </>
  );
}

/** Why the lines cannot be run as they stand. */
function hindrance(lacking: string, names: KnownNames): ReactNode {
  if (hasNone(lacking, names)) return <PracticeOffer lacks={lacking.replace('-', ' ')} />;
  return `Say what <${lacking}> is first: put it into the terminal.`;
}
