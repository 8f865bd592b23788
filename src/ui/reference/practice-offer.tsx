import { Button } from '@mantine/core';
import { PRACTICE } from '../../content/command-book/index';
import { isUntouched, useRunTemplate } from '../palette/use-run-template';
import { useParts } from '../sandbox-context';

/** A sandbox with something of everything, where the open one lacks what a command needs. */
export function PracticeOffer({ lacks }: { lacks: string }) {
  const parts = useParts();
  const { run, running, problem } = useRunTemplate();
  const kept = isUntouched(parts)
    ? 'Nothing was done in this one yet: it becomes that.'
    : 'This one is kept, under Sandboxes.';
  return (
    <span>
      This sandbox has no {lacks} yet.{' '}
      <Button
        size="compact-xs"
        variant="outline"
        loading={running !== null}
        onClick={() => void run(PRACTICE)}
      >
        Open one to practise on
      </Button>{' '}
      {problem ?? `It is called “${PRACTICE.title}”. ${kept}`}
    </span>
  );
}
