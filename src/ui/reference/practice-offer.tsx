import { Button } from '@mantine/core';
import { PRACTICE } from '../../content/command-book/index';
import { useRunTemplate } from '../palette/use-run-template';

/** A sandbox with something of everything, where the open one lacks what a command needs. */
export function PracticeOffer({ lacks }: { lacks: string }) {
  const { run, running, problem } = useRunTemplate();
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
      {problem}
    </span>
  );
}
