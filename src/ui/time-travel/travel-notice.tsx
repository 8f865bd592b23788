import { ActionIcon, Button } from '@mantine/core';
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { TravelNotice as Told } from '../../state/view-store';
import { compare } from '../compare/compare.action';
import { askAboutRun } from '../compare/kept-comparison';
import { useParts, useView } from '../sandbox-context';

/** So long it can be read, ms. */
const SHOWN_MS = 8000;

function Card({ told, className }: { told: Told; className: string | undefined }) {
  const parts = useParts();
  const { commands, view } = parts;
  const [held, setHeld] = useState(false);
  const close = () => view.setState({ travelNotice: null });
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(close, SHOWN_MS);
    return () => clearTimeout(timer);
    // `close` is made anew by each render and does the same.
  }, [held]);
  const { text, back } = told;
  const compareWith = (branch: number) => {
    close();
    askAboutRun(parts, branch);
    compare.run(parts);
  };
  return (
    <div
      className={className}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p>{text}</p>
      {back !== null && (
        <>
          <Button variant="outline" onClick={() => commands.takeUp(back)}>
            Return to it
          </Button>
          <Button variant="outline" onClick={() => compareWith(back)}>
            Compare
          </Button>
        </>
      )}
      <ActionIcon aria-label="Close notice" onClick={close}>
        <X size={14} />
      </ActionIcon>
    </div>
  );
}

/** What a step in time has come to: a run that was left, an operation undone. */
export function TravelNotice({ className }: { className: string | undefined }) {
  // Those who watch a talk have not travelled themselves.
  const told = useView((state) => (state.presenting ? null : state.travelNotice));
  return (
    <div role="status">{told && <Card key={told.text} told={told} className={className} />}</div>
  );
}
