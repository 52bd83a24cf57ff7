import 'graphiql/setup-workers/vite'
import './style.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { WarrantConsole } from './warrant-console.tsx'

const root = document.getElementById('console')
if (root === null) {
  throw new Error('The page has no element with the id "console" to draw into: see index.html.')
}
createRoot(root).render(
  <StrictMode>
    <WarrantConsole />
  </StrictMode>,
)
