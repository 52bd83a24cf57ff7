import { attribute, capture, type HtmlShape, number } from './html-shape.ts'

/** XenForo 2: `<article class="message" data-author data-content="post-12">`, quotations with `data-source="post: 11"`. */
export const xenforo: HtmlShape = {
  name: 'XenForo',
  posts: ($) => $('article.message[data-content^="post-"]'),
  title: ($) => $('h1.p-title-value').first(),
  threadUrl: ({ origin, pathname, search }) =>
    // Without friendly addresses the thread is in the query: `index.php?threads/title.12/page-2`.
    `${origin}${pathname}${/^\?threads\//.test(search) ? search.replace(/&.*$/, '') : ''}`.replace(
      /\/?(?:page-\d+|unread|latest|post-\d+)?\/?$/,
      '/',
    ),
  postId: (post) => capture(attribute(post, 'data-content'), /^post-(\d+)$/),
  postUrl: (post, thread) => {
    const content = attribute(post, 'data-content')
    return content === null ? null : `${thread}${content}`
  },
  position: (post) =>
    number(
      post
        .find('.message-attribution-opposite a')
        .toArray()
        .map((link) => capture(post.find(link).text(), /^\s*#(\d[\d.,]*)\s*$/))
        .find((found) => found !== null) ?? null,
    ),
  handle: (post) => {
    const name = post.find('.message-name').first()
    const user = name.find('.username').first()
    return user.length > 0 ? user : name
  },
  userTitle: (post) => post.find('.message-userTitle').first(),
  posted: (post) => post.find('.message-attribution-main time').first(),
  body: (post) => post.find('.message-body .bbWrapper').first(),
  quotations: (body) => body.find('.bbCodeBlock--quote'),
  readQuotation: (quotation) => {
    const source = attribute(quotation, 'data-source')
    // What it quotes itself has frames of the same kind within.
    const jump = quotation.children('.bbCodeBlock-title').find('.bbCodeBlock-sourceJump').first()
    const content = quotation.children('.bbCodeBlock-content').first()
    const expanded = content.children('.bbCodeBlock-expandContent').first()
    return {
      words: expanded.length > 0 ? expanded : content,
      postId:
        capture(source, /^post:\s*(\d+)$/) ??
        capture(attribute(jump, 'data-content-selector'), /^#post-(\d+)$/),
      handle: attribute(quotation, 'data-quote'),
    }
  },
  reactions: (post) => post.find('.reactionsBar-link bdi'),
  reactionNames: (post) =>
    post
      .find('.reactionsBar .reactionSummary img, .reactionsBar .reactionSummary .reaction-sprite')
      .toArray()
      .flatMap((image) => post.find(image).attr('alt') ?? post.find(image).attr('title') ?? []),
  furniture:
    '.bbCodeBlock-title, .bbCodeBlock-expandLink, .bbCodeBlock--unfurl, .message-lastEdit, .js-lbImage',
}
