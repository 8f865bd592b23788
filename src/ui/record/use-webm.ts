import { useEffect, useState } from 'react';
import { type FilmChoices, sizeOf } from './film-choices';

/** Whether this browser writes WebM of the size that is asked for; true until it has been asked. */
export function useWebm(choices: FilmChoices): boolean {
  const { width, height } = sizeOf(choices);
  const { format, fps } = choices;
  const [can, setCan] = useState(true);
  useEffect(() => {
    if (format !== 'webm') return undefined;
    let gone = false;
    const ask = async () => {
      const { canWriteWebm } = await import('./webm-film');
      const answer = await canWriteWebm({ width, height, fps });
      if (!gone) setCan(answer);
    };
    void ask();
    return () => {
      gone = true;
    };
  }, [format, width, height, fps]);
  return can;
}
