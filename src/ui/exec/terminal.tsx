import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import styles from './terminal.module.css';

/** Lines that were typed, newest last, and the one that the arrows have come to. */
function useHistory() {
  const typed = useRef<string[]>([]);
  const at = useRef(0);
  const add = (line: string) => {
    if (line.trim() !== '' && typed.current.at(-1) !== line) typed.current.push(line);
    at.current = typed.current.length;
  };
  const step = (by: number): string => {
    at.current = Math.min(typed.current.length, Math.max(0, at.current + by));
    return typed.current[at.current] ?? '';
  };
  return { add, step };
}

/**
 * A prompt with what has been shown above it. Enter sends the line, arrows bring earlier ones back,
 * Ctrl-C drops what is typed, Ctrl-D on an empty line sends `exit`.
 */
export function Terminal(props: {
  label: string;
  /** All that was shown so far, without the prompt. */
  text: string;
  /** Null where nothing can be typed any more. */
  prompt: string | null;
  onLine: (line: string) => Promise<void>;
  /** One has just asked for it: typing goes on there. */
  takesFocus?: boolean;
}) {
  const { label, text, prompt, onLine, takesFocus = false } = props;
  const [line, setLine] = useState('');
  const [busy, setBusy] = useState(false);
  const history = useHistory();
  const screen = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (screen.current) screen.current.scrollTop = screen.current.scrollHeight;
  }, [text, prompt]);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);
  const send = async (typed: string) => {
    history.add(typed);
    setLine('');
    setBusy(true);
    await onLine(typed);
    setBusy(false);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const control = event.ctrlKey && !event.metaKey;
    const { selectionStart, selectionEnd } = event.currentTarget;
    if (event.key === 'Enter' && !busy) void send(line);
    else if (event.key === 'ArrowUp') setLine(history.step(-1));
    else if (event.key === 'ArrowDown') setLine(history.step(1));
    else if (control && event.key === 'c' && selectionStart === selectionEnd) setLine('');
    else if (control && event.key === 'd' && line === '' && !busy) void send('exit');
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.screen} ref={screen} role="group" aria-label={label}>
      <pre className={styles.text} role="log" aria-label={`Output of ${label}`} tabIndex={0}>
        {text}
      </pre>
      {prompt !== null && (
        <label className={styles.prompt}>
          <span aria-hidden>{prompt}</span>
          <input
            ref={input}
            className={styles.input}
            aria-label="Command line"
            value={line}
            onChange={(event) => setLine(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            autoCapitalize="off"
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
          />
        </label>
      )}
    </div>
  );
}
