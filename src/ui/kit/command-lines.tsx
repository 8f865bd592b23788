import { ActionIcon, Tooltip } from '@mantine/core';
import { SquareTerminal } from 'lucide-react';
import { namesForArns } from './names-for-arns';
import { CopyButton } from './copy-button';
import styles from './command-lines.module.css';

const CAPTIONS = {
  before: ['The command it will be', 'The commands it will be'],
  after: ['The command this was', 'The commands this was'],
  shows: ['The command that shows this', 'The commands that show this'],
} as const;

/** The `aws …` lines that a button stands for, or has just stood for, to copy and learn from. */
export function CommandLines(props: {
  lines: readonly string[];
  when?: keyof typeof CAPTIONS;
  /** Said instead of what `when` says. */
  caption?: string;
  /** Takes them to the terminal. */
  onTerminal?: () => void;
}) {
  const { lines, when = 'after', onTerminal } = props;
  if (lines.length === 0) return null;
  const caption = props.caption ?? CAPTIONS[when][lines.length === 1 ? 0 : 1];
  return (
    <figure className={styles.box} aria-label={caption}>
      <figcaption className={styles.caption}>
        <span>{caption}</span>
        <span className={styles.actions}>
          {onTerminal && (
            <Tooltip label="Open in terminal">
              <ActionIcon size="sm" color="ink" onClick={onTerminal} aria-label="Open in terminal">
                <SquareTerminal size={14} />
              </ActionIcon>
            </Tooltip>
          )}
          <CopyButton text={lines.join('\n')} label="Copy the commands" />
        </span>
      </figcaption>
      <pre className={styles.lines}>
        {lines.map((line, index) => (
          <code key={index}>{line}</code>
        ))}
      </pre>
      {lines.some(namesForArns) && (
        <p className={styles.note}>Names stand for ARNs here; on AWS give the ARN.</p>
      )}
    </figure>
  );
}
