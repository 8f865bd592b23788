import { useState } from 'react';
import panel from '../inspector/panel.module.css';
import { useCommands } from '../sandbox-context';
import { ENDED, screenOf, type Session } from './exec-sessions';
import { Terminal } from './terminal';

/** A session: all that it has shown, and the prompt while it is open. */
export function SessionScreen(props: {
  session: Session;
  /** It was opened here, just now. */
  isNew: boolean;
  onSent: () => void;
}) {
  const { session, isNew, onSent } = props;
  const commands = useCommands();
  const [trouble, setTrouble] = useState<string | null>(null);
  const { text, prompt } = screenOf(session);
  const send = async (input: string) => {
    const { sessionId } = session;
    const result = await commands.send('Sandbox.SendToSession', { sessionId, input });
    setTrouble(result.ok ? null : result.error.message);
    onSent();
  };
  return (
    <>
      <Terminal
        key={session.sessionId}
        label={`session in ${session.containerName}`}
        {...{ text, prompt }}
        onLine={send}
        takesFocus={isNew}
      />
      {trouble !== null && <p className={panel.trouble}>{trouble}</p>}
      {session.status === 'OPEN' ? (
        <p className={panel.note}>
          <span className="mono">help</span> lists what this shell knows.{' '}
          <span className="mono">kill 1</span> ends the container’s own process.
        </p>
      ) : (
        <p className={panel.note} role="status">
          {ENDED[session.status]}
          {session.status === 'ENDED' && ` Exit code ${session.exitCode}.`}
        </p>
      )}
    </>
  );
}
