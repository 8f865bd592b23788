import { TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { type BookCommand, COMMAND_BOOK } from '../../../content/command-book/index';
import { BrowseList } from '../browse-list';
import browse from '../browse.module.css';
import type { ReferencePageProps } from '../reference-page';
import { CommandDetail } from './command-detail';
import { useNames } from './use-names';

const ALL = COMMAND_BOOK.flatMap(({ commands }) => commands);

const textOf = ({ title, line, says }: BookCommand): string =>
  `${title} ${line} ${says}`.toLowerCase();

/** Groups with the commands that hold every word. */
function found(search: string) {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return COMMAND_BOOK.flatMap(({ title, commands }) => {
    const rows = commands
      .filter((one) => words.every((word) => textOf(one).includes(word)))
      .map((one) => ({
        id: one.id,
        label: one.title,
        note: /^aws [\w-]+ [\w-]+/.exec(one.line)?.[0] ?? '',
      }));
    return rows.length > 0 ? [{ title, rows }] : [];
  });
}

/** The common commands, each to be run on the open sandbox. */
export default function CommandBookPage({ at }: ReferencePageProps) {
  const [search, setSearch] = useState('');
  const [selected, setSelected] = useState(at ?? ALL[0]!.id);
  const [picked, setPicked] = useState<Readonly<Record<string, string>>>({});
  const { names, again } = useNames();
  const groups = found(search);
  const command = ALL.find(({ id }) => id === selected) ?? ALL[0]!;
  return (
    <div className={browse.book}>
      <div className={browse.side}>
        <div className={browse.search}>
          <TextInput
            type="search"
            aria-label="Search commands"
            placeholder="What do you want to do?"
            leftSection={<Search size={14} />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          {groups.length === 0 && (
            <p className={browse.found} role="status">
              No command says so.
            </p>
          )}
        </div>
        <BrowseList label="Commands" groups={groups} selected={selected} onSelect={setSelected} />
      </div>
      <div className={browse.detail}>
        <CommandDetail
          key={command.id}
          command={command}
          names={names}
          picked={picked}
          onPick={(blank, label) => setPicked({ ...picked, [blank]: label })}
          onRan={again}
        />
      </div>
    </div>
  );
}
