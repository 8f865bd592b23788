/** Where lessons were left, to be gone on with. */
import { useEffect, useMemo, useState } from 'react';
import { lessonKey, type OpenLesson } from '../../state/lesson-progress';
import { useParts, useWorkspace } from '../sandbox-context';
import { useProgress } from './progress';

/** A lesson's place: the sandbox that it is gone through in, and the step to be done there. */
export interface LessonPlace {
  readonly documentId: string;
  /** From 1. */
  readonly step: number;
}

/** Steps may be unknown: then there is one to be done. */
const isUnderWay = ({ step, steps }: OpenLesson): boolean => steps === 0 || step < steps;

/** By key of a lesson, its newest place whose sandbox is still there. */
export function usePlaces(): ReadonlyMap<string, LessonPlace> {
  const { commands } = useParts();
  const documentId = useWorkspace((state) => state.documentId);
  const open = useProgress((state) => state.open);
  const [stored, setStored] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    let isWanted = true;
    void commands.listSandboxes().then((all) => {
      if (isWanted) setStored(new Set(all.map(({ id }) => id)));
    });
    return () => void (isWanted = false);
  }, [commands, documentId, open]);
  return useMemo(() => {
    const there = Object.entries(open).filter(
      ([id, one]) => isUnderWay(one) && (id === documentId || stored.has(id)),
    );
    return new Map(
      there.map(([id, one]) => [lessonKey(one), { documentId: id, step: one.step + 1 }]),
    );
  }, [open, stored, documentId]);
}
