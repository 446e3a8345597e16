/* Before anything is drawn: that there are scripts, and the colours somebody chose here earlier. */
document.documentElement.classList.add("lk-scripted");
try {
  const chosen = localStorage.getItem("lk-scheme");
  if (chosen) document.documentElement.dataset.scheme = chosen;
} catch { /* no storage: the system's colours */ }
