/** Text for the inside of an XML 1.0 element or of an attribute in double quotes. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll(forbidden, '\uFFFD')
    .replaceAll(/[&<>"\r\n\t]/g, (character) => escapes[character] ?? character)
}

/** XML 1.0 has no way to write these (2.2, Characters). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** Line ends and tabs by number, or a parser makes blanks of them in attributes. */
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
}
