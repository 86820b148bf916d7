"""The rules of the house: plain functions over plain data, chosen by the date of the act."""
