/** A word as placeholders and truth values are compared: without blanks around it, in any letter case. */
export const foldWord = (word: string) => word.trim().toLowerCase()
