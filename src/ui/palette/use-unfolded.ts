import { useState } from 'react';
import { useParts, useView } from '../sandbox-context';

type Unfolded = Readonly<Record<string, boolean>>;

/**
 * What is open in a list that can be searched: kept while the page is there, but for what is opened
 * or folded among the hits of a search, which is forgotten with the next letter of it.
 */
export function useUnfolded() {
  const { view } = useParts();
  const kept = useView((state) => state.unfolded);
  const [search, setSearch] = useState('');
  const [amongHits, setAmongHits] = useState<Unfolded>({});
  const isSearching = search.trim() !== '';
  const chosen = isSearching ? amongHits : kept;
  return {
    search,
    setSearch: (words: string): void => {
      setSearch(words);
      setAmongHits({});
    },
    isSearching,
    /** @param usual - how it is unless somebody has decided */
    isOpen: (key: string, usual: boolean): boolean => chosen[key] ?? usual,
    setOpen: (key: string, open: boolean): void => {
      const next = { ...chosen, [key]: open };
      if (isSearching) setAmongHits(next);
      else view.setState({ unfolded: next });
    },
  };
}
