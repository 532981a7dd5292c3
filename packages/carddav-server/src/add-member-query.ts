/** What tells the Add-Member URI of a book (RFC 5995) from the book's own. */
export const ADD_MEMBER_QUERY = "?add-member";
