import { Button } from '@mantine/core';
import styles from './lesson-editor.module.css';
import { LESSON_BLOCKS } from './lesson-format';

/** What a lesson's file is made of, with an example of each block to take over. */
export function FormatSheet({ onInsert }: { onInsert: (block: string) => void }) {
  return (
    <div className={styles.format}>
      <h2>The format of a lesson</h2>
      <p>
        Markdown, with blocks between lines of ``` that are carried out or looked up. An example
        goes in where the cursor stands.
      </p>
      {LESSON_BLOCKS.map(({ name, about, keys, example }) => (
        <section key={name} aria-label={name}>
          <div className={styles.formatHead}>
            <h3>{name}</h3>
            <Button
              size="compact-sm"
              variant="outline"
              aria-label={`Insert ${name}`}
              onClick={() => onInsert(example)}
            >
              Insert
            </Button>
          </div>
          <p>{about}</p>
          {keys.length > 0 && (
            <dl>
              {keys.map(([key, meaning]) => (
                <div key={key} style={{ display: 'contents' }}>
                  <dt>{key}</dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          )}
          <pre>{example}</pre>
        </section>
      ))}
    </div>
  );
}
