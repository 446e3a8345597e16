"""What one audience may see of a portfolio, and which names nobody may tell."""
