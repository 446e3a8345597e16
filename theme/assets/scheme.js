/* Before anything is drawn: the colours somebody chose here earlier. */
try {
  const chosen = localStorage.getItem("lk-scheme");
  if (chosen) document.documentElement.dataset.scheme = chosen;
} catch { /* no storage: the system's colours */ }
