/**
 * A number of a spreadsheet as a reader of the sheet knows it. Whole numbers are as stored: a key of
 * sixteen digits is not the next one. Of others spreadsheets store more than they mean (0.1 as
 * 0.10000000000000001), and some programs write 12345678 as 1.2345678E7.
 */
export function sheetNumber(stored: string): string {
  if (/^-?\d+$/.test(stored)) return stored
  const number = Number(stored)
  return String(Number.isInteger(number) ? number : Number(number.toPrecision(15)))
}
