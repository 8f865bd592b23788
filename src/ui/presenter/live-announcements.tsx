import { useEffect, useState } from 'react';
import { useCaption } from './use-caption';

/** Somebody who listens is told at most so often, ms. */
const APART_MS = 8_000;
/** It is looked so often whether there is something to tell, ms. */
const LOOK_MS = 250;

/**
 * Tells those who do not see the canvas what turns the run takes: what is to be expected is left
 * out, figures that only count on are not told again, and no two come close after one another.
 */
export function LiveAnnouncements() {
  const caption = useCaption(2, LOOK_MS);
  const id = caption?.id;
  const text = caption?.text ?? '';
  const [told, setTold] = useState({ id: '', text: '', at: 0 });
  useEffect(() => {
    if (id === undefined || id === told.id) return undefined;
    const wait = Math.max(0, told.at + APART_MS - performance.now());
    const timer = setTimeout(() => setTold({ id, text, at: performance.now() }), wait);
    return () => clearTimeout(timer);
  }, [id, text, told]);
  return (
    <div className="unseen" aria-live="polite" data-announcements>
      {told.text}
    </div>
  );
}
