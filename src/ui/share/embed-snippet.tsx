import { Button, Checkbox, CopyButton, Textarea } from '@mantine/core';
import { useState } from 'react';
import files from '../files/files.module.css';
import { embedSnippet } from './embed-address';
import styles from './share.module.css';

/** What a web page or a slide needs to show the sandbox, with play and reset alone. */
export function EmbedSnippet({ fragment, title }: { fragment: string; title: string }) {
  const [autoplay, setAutoplay] = useState(true);
  const [captions, setCaptions] = useState(true);
  const page = `${window.location.origin}${window.location.pathname}`;
  const snippet = embedSnippet({ page, fragment, title, autoplay, captions });
  return (
    <details className={styles.embed}>
      <summary>Embed it in a page or a slide</summary>
      <p className={files.summary}>
        The frame shows the canvas with play and reset, and stores nothing. More can be asked of it
        in its address: <code>speed=5</code>, <code>loop=60</code> (simulated seconds),{' '}
        <code>theme=dark</code>.
      </p>
      <div className={styles.choices}>
        <Checkbox
          label="Plays by itself"
          checked={autoplay}
          onChange={(event) => setAutoplay(event.currentTarget.checked)}
        />
        <Checkbox
          label="With captions"
          checked={captions}
          onChange={(event) => setCaptions(event.currentTarget.checked)}
        />
      </div>
      <Textarea
        label="HTML of the frame"
        readOnly
        rows={3}
        value={snippet}
        classNames={{ input: 'mono' }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={files.buttons}>
        <CopyButton value={snippet} timeout={1500}>
          {({ copied, copy }) => (
            <Button variant="outline" onClick={copy}>
              {copied ? 'Copied' : 'Copy HTML'}
            </Button>
          )}
        </CopyButton>
      </div>
    </details>
  );
}
