import {
  convertCssVariables,
  deepMerge,
  defaultCssVariablesResolver,
  useMantineTheme,
} from '@mantine/core';
import { useInsertionEffect } from 'react';
import { constructedSheet } from './constructed-sheet';
import { cssVariables } from './theme';

/**
 * The theme's variables, for the page or a window of it. Mantine would write them into a `<style>`,
 * which the page's Content Security Policy lets nobody do.
 */
export function ThemeSheet({ page = window }: { page?: Window }) {
  const theme = useMantineTheme();
  useInsertionEffect(() => {
    const variables = deepMerge(defaultCssVariablesResolver(theme), cssVariables(theme));
    const sheet = constructedSheet(page);
    sheet.write(convertCssVariables(variables, ':root'));
    return sheet.remove;
  }, [page, theme]);
  return null;
}
