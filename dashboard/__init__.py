"""The program: records, store, filters, summaries, views and exports, and the Streamlit pages."""
