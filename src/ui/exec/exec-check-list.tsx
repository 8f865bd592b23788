import { CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import { GiveButton } from '../inspector/give-button';
import type { ExecCheck } from './exec-checks';
import styles from './terminal.module.css';

const MARKS = {
  met: { Icon: CircleCheck, word: 'There' },
  unmet: { Icon: CircleX, word: 'Missing' },
  open: { Icon: CircleDashed, word: 'Needed' },
} as const;

/** What ECS Exec needs, one by one, with what would bring it about. */
export function ExecChecks({ checks }: { checks: readonly ExecCheck[] }) {
  return (
    <ul className={styles.checks} aria-label="What ECS Exec needs">
      {checks.map(({ name, state, about, fix }) => {
        const { Icon, word } = MARKS[state];
        return (
          <li key={name}>
            <Icon size={15} className={styles[state]} role="img" aria-label={word} />
            <div>
              {name}
              <p>{about}</p>
              {fix && <GiveButton gesture={fix.gesture} word={fix.word} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
