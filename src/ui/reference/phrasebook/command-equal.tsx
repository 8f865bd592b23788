import { dockerEqual } from '../../../cli/docker-words';
import { useNames } from '../command-book/use-names';
import { PracticeOffer } from '../practice-offer';
import { Runnable } from '../runnable';
import styles from './phrasebook.module.css';

/** `<service>` of a line that only the user can fill in. */
const lackingIn = (lines: readonly string[]): string | undefined =>
  /<([\w-]+)>/.exec(lines.join('\n'))?.[1];

const onlyLooks = (line: string): boolean =>
  /^aws [\w-]+ (?:describe-|list-|get-|filter-|tail|wait)/.test(line);

const CHANGES = 'Changes the sandbox; Undo takes it back.';

/** What of these the open sandbox could have. */
const FROM_SANDBOX: ReadonlySet<string> = new Set(['cluster', 'service', 'task', 'log-group']);

/** The `aws` lines that do the same as a command of Docker, with the open sandbox’s names. */
export function CommandEqual(props: {
  words: readonly string[];
  /** What the book says of it stands above already. */
  isTold?: boolean;
}) {
  const { words, isTold = false } = props;
  const { names, again } = useNames();
  const equal = names ? dockerEqual(words, names) : undefined;
  if (!equal) return null;
  const lacking = lackingIn(equal.commands);
  const name = lacking?.replace('-', ' ');
  return (
    <>
      {!isTold && <p className={styles.told}>{equal.says}</p>}
      {equal.commands.length > 0 && (
        <section aria-label="As commands" className={styles.commands}>
          <h3>As commands</h3>
          <Runnable
            lines={equal.commands}
            changes={equal.commands.every(onlyLooks) ? 'Only looks.' : CHANGES}
            hindered={
              lacking === undefined ? undefined : FROM_SANDBOX.has(lacking) ? (
                <PracticeOffer lacks={name ?? ''} />
              ) : (
                `Put it into the terminal and say which ${name}.`
              )
            }
            onRan={again}
          />
        </section>
      )}
    </>
  );
}
