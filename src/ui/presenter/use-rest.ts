import { useEffect, useState } from 'react';

/** The pointer rests after so long, ms. */
const REST_MS = 2500;

/** Whether the pointer has not moved for a while. */
export function useRest(): boolean {
  const [rests, setRests] = useState(false);
  useEffect(() => {
    let timer = setTimeout(() => setRests(true), REST_MS);
    const stir = () => {
      clearTimeout(timer);
      setRests(false);
      timer = setTimeout(() => setRests(true), REST_MS);
    };
    window.addEventListener('pointermove', stir);
    window.addEventListener('pointerdown', stir);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointermove', stir);
      window.removeEventListener('pointerdown', stir);
    };
  }, []);
  return rests;
}
