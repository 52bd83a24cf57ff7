import { attribute, capture, type HtmlShape } from './html-shape.ts'

/** phpBB 3 (prosilver): `<div id="p12" class="post">`, quotations that cite `viewtopic.php?p=11#p11`. */
export const phpbb: HtmlShape = {
  name: 'phpBB',
  posts: ($) => $('div.post[id^="p"]').filter((_, post) => /^p\d+$/.test($(post).attr('id') ?? '')),
  title: ($) => $('.topic-title').first(),
  threadUrl: ({ origin, pathname, searchParams }) => {
    const topic = searchParams.get('t')
    return `${origin}${pathname}${topic === null ? '' : `?t=${topic}`}`
  },
  postId: (post) => capture(attribute(post, 'id'), /^p(\d+)$/),
  postUrl: (post, thread) => {
    const id = capture(attribute(post, 'id'), /^p(\d+)$/)
    return id === null || !/viewtopic\.php/.test(thread)
      ? null
      : `${thread.replace(/\?.*$/, '')}?p=${id}#p${id}`
  },
  // Where a page begins in its thread its address says, in `start`.
  position: () => null,
  handle: (post) =>
    post
      .find('.postprofile')
      .find('a.username, a.username-coloured, span.username, span.username-coloured')
      .first(),
  userTitle: (post) => post.find('.postprofile .profile-rank').first(),
  posted: (post) => {
    const time = post.find('p.author time').first()
    return time.length > 0 ? time : post.find('p.author').first()
  },
  body: (post) => post.find('.postbody .content').first(),
  quotations: (body) => body.find('blockquote'),
  readQuotation: (quotation) => {
    const cite = quotation.children('div').children('cite').first()
    const jump = cite.find('a[data-post-id]').first()
    const href = cite.find('a[href*="#p"]').first()
    return {
      words: quotation.children('div').first(),
      postId:
        capture(attribute(jump, 'data-post-id'), /^(\d+)$/) ??
        capture(attribute(href, 'href') ?? attribute(quotation, 'cite'), /#p(\d+)$/),
      handle: capture(cite.text(), /^\s*(.{1,60}?) wrote:/),
    }
  },
  // An extension that many have: “thanks for posts”.
  reactions: (post) =>
    post.find('[id^="list_thanks"] a.username, [id^="list_thanks"] a.username-coloured'),
  reactionNames: (post) => (post.find('[id^="list_thanks"]').length > 0 ? ['Thanks'] : []),
  furniture: 'cite, .codebox dt, .attachbox, .inline-attachment, .notice',
}
