import type { Forum } from './data.ts';

const light = {
  primary: '#222222',
  'primary-low': '#e9e9e9',
  'primary-low-mid': '#bdbdbd',
  'primary-very-low': '#f8f8f8',
  'primary-medium': '#919191',
  'primary-high': '#646464',
  'primary-50': '#fafafa',
  'primary-100': '#f8f8f8',
  'primary-200': '#e9e9e9',
  'primary-300': '#dedede',
  'primary-400': '#bdbdbd',
  'primary-500': '#a7a7a7',
  'primary-600': '#919191',
  'primary-700': '#7a7a7a',
  'primary-800': '#646464',
  'primary-900': '#434343',
  secondary: '#ffffff',
  'secondary-low': '#4d4d4d',
  'secondary-high': '#a6a6a6',
  'tertiary-low': '#d1f0ff',
  'tertiary-medium': '#86c8eb',
  'tertiary-high': '#4fb0e2',
  quaternary: '#e45735',
  'quaternary-low': '#f7cdc2',
  header_background: '#ffffff',
  header_primary: '#333333',
  highlight: '#ffff4d',
  'highlight-low': '#ffffcc',
  danger: '#c80001',
  'danger-low': '#ffe5e5',
  success: '#009900',
  love: '#fa6c8d',
};

const dark = {
  primary: '#dddddd',
  'primary-low': '#313131',
  'primary-low-mid': '#7a7a7a',
  'primary-very-low': '#292929',
  'primary-medium': '#909090',
  'primary-high': '#a6a6a6',
  'primary-50': '#262626',
  'primary-100': '#292929',
  'primary-200': '#313131',
  'primary-300': '#464646',
  'primary-400': '#7a7a7a',
  'primary-500': '#858585',
  'primary-600': '#909090',
  'primary-700': '#9b9b9b',
  'primary-800': '#a6a6a6',
  'primary-900': '#c7c7c7',
  secondary: '#222222',
  'secondary-low': '#bdbdbd',
  'secondary-high': '#909090',
  'tertiary-low': '#0a2a3c',
  'tertiary-medium': '#134f70',
  'tertiary-high': '#1c78a9',
  quaternary: '#c14924',
  'quaternary-low': '#260e07',
  header_background: '#111111',
  header_primary: '#dddddd',
  highlight: '#a87137',
  'highlight-low': '#3e2a14',
  danger: '#e45735',
  'danger-low': '#3d140c',
  success: '#1ca551',
  love: '#fa6c8d',
};

/** The colours of a forum, as its `color_definitions` stylesheet has them. */
export function colorDefinitions(forum: Forum, scheme: 'light' | 'dark'): string {
  const tertiary = scheme === 'dark' ? (forum.tertiaryDark ?? forum.tertiary) : forum.tertiary;
  const colors: Record<string, string> = { ...(scheme === 'dark' ? dark : light), tertiary };
  if (scheme === 'light' && forum.headerColor) colors.header_background = forum.headerColor;
  if (scheme === 'light' && forum.headerText) colors.header_primary = forum.headerText;
  const lines = Object.entries(colors).flatMap(([name, value]) => {
    const rgb = [1, 3, 5].map((at) => Number.parseInt(value.slice(at, at + 2), 16)).join(', ');
    return [`  --${name}: ${value};`, `  --${name}-rgb: ${rgb};`];
  });
  return `:root {\n  --scheme-type: ${scheme};\n${lines.join('\n')}\n}\n`;
}
